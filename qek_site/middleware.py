from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers


class PackingMiddleware(GZipMiddleware):
    """Packs what everybody may read. Private pages and the admin, none of which may be
    stored, stay as they are: the size of a packed page can give away what is in it."""

    def process_response(self, request, response):
        if "no-store" in response.get("Cache-Control", ""):
            return response
        # Also on a short answer, above all on 304.
        patch_vary_headers(response, ["Accept-Encoding"])
        return super().process_response(request, response)


class HeadersMiddleware:
    """The few headers that no library sets: no sensors, no foreign embedding."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
