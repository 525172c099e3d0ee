"""Protection of small counts: what a reader can work out of hidden ones, and the least that has to be hidden besides."""
