"""Own sites of bodies: their stories and exemplars under a host name of their own (docs/decisions/0049)."""
