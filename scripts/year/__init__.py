"""The maintainer's tools. They may use the package room's readers and checks, never write its products."""
