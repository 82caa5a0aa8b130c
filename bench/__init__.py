"""How fast claimcheck reads, beside the peers and as texts and claims grow; `make bench` prints it all."""
