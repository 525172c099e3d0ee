"""From the published package to pages. Reads `datapackage/` as a stranger would; imports nothing from `scripts.package`."""
