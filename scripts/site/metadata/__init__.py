"""What machines and other works read of the package: the catalogue, the pages' structured data, references."""
