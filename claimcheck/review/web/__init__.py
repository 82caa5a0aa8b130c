"""The desk in the browser: pages, changes and live updates over HTTP."""
