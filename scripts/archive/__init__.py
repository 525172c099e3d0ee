"""The package as one ZIP: what a release holds, and the same for the newest files before the first release."""
