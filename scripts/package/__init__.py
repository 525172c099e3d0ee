"""From hand-written figures to a validated data package. Only `writing` touches `datapackage/`."""
