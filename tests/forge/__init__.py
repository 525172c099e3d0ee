"""The life of a year, played by the engine that runs it: `make forge`.

nektos/act plays the real workflow files on this machine, without docker; what GitHub decides itself is decided here.
"""
