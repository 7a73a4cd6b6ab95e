# A view with one of these is private itself, or forms of private pages lead to it.
FLAGS = ("is_private", "follows_private")


class PrivatePagesOriginMiddleware:
    """Our private pages name no origin; Django's protection wants one.

    Pages behind a secret link ask for `Referrer-Policy: no-referrer`; browsers then
    send „Origin: null“ with their forms. Where such forms lead it counts as ours,
    unless the browser itself says that the form came from elsewhere. The token in the
    form is checked all the same. Stands before CsrfViewMiddleware, which stays as it
    is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        view_class = getattr(view, "view_class", None)
        if (
            request.headers.get("Origin") == "null"
            and any(getattr(view_class, flag, False) for flag in FLAGS)
            and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        ):
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
