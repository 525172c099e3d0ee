"""What the browser has in the place of two modules: the solver, and what reads YAML."""
