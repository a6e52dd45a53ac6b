from . import reference

__all__ = ["reference"]
