"""The maintainer's tools. They use the package room's readers, checks and build, and write of its products only a release."""
