"""The published package in the formats that people already use. One module per format; a package in, bytes out."""
