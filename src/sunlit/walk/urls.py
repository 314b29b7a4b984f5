"""The addresses of the walk."""

from django.urls import path

from sunlit.walk.views import altered, walk

urlpatterns = [
    path("", walk),
    path("altered.pdf", altered),
]
