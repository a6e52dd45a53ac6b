"""Where a request comes from, as far as who asks cannot make it up."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What one household or telephone is given of IPv6.
IPV6_BITS = 64


def network(request: HttpRequest) -> str:
    """The address that asks; of IPv6 the part that one customer has. Behind a proxy, what that one saw.

    "" for what has no address.
    """
    told = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        # Whatever stands before the last was sent by who asks, and may be made up.
        told = request.headers.get("X-Forwarded-For", told).rpartition(",")[2].strip()
    try:
        address = ip_address(told)
    except ValueError:
        return ""
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped or address.version == 4:
        return str(mapped or address)
    return str(ip_network((address, IPV6_BITS), strict=False))
