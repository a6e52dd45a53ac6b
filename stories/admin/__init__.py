from . import derivation, home, house, ledger, proposal, publisher, story

__all__ = ["derivation", "home", "house", "ledger", "proposal", "publisher", "story"]
