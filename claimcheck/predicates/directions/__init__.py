"""What articles say rose and what they say fell."""
