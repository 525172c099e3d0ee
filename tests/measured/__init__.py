"""What the page on protection says is measured, on made-up years: `python -m tests.measured.protection` writes it anew."""
