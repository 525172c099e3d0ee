"""The package in the formats that others use: a package in, bytes out."""
