"""What the audit found, on its own page and beside the figures. Rows of the package in, HTML out."""
