from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        # The checks ask models, which exist only now.
        autodiscover_modules("checks")
