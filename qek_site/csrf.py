from django.middleware.csrf import CsrfViewMiddleware


class PrivatePagesCsrfMiddleware(CsrfViewMiddleware):
    """Django's protection, knowing that our private pages name no origin.

    Pages behind a secret link ask for `Referrer-Policy: no-referrer`; browsers then
    send „Origin: null“ with their forms. On these pages it counts as ours, unless the
    browser itself says that the form came from elsewhere. The token in the form is
    checked all the same.
    """

    def _origin_verified(self, request):
        if super()._origin_verified(request):
            return True
        view = getattr(request.resolver_match.func, "view_class", None)
        return (
            request.META["HTTP_ORIGIN"] == "null"
            and getattr(view, "is_private", False)
            and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        )
