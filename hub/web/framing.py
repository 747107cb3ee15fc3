"""Framing: whose pages may show a view of the hub within an iframe."""

from collections.abc import Collection

_EMBEDDED = "/nhung/"
_NOBODY = b"frame-ancestors 'none'"


def framed(policy: bytes, path: str, origins: Collection[str]) -> bytes:
    """The policy of an answer: a view that is made to be embedded may stand within pages of the
    origins that may ask, everything else within none.
    """
    if b"frame-ancestors" not in policy:
        policy += b"; " + _NOBODY
    if not origins or not path.startswith(_EMBEDDED):
        return policy
    return policy.replace(_NOBODY, f"frame-ancestors {' '.join(origins)}".encode())
