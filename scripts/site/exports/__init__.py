"""The published package in the formats that people and machines already use: a package in, bytes out."""
