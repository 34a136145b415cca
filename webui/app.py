"""The application factory: one open archive in, one Flask application out."""

from pathlib import Path

from flask import Flask
from jinja2 import FileSystemLoader, StrictUndefined

from webui import context, errors, filters, i18n, security, views
from webui.services import Services

ROOM = Path(__file__).parent


def create_app(services: Services, *, host: str = "127.0.0.1") -> Flask:
    """Make the pages of one open archive; whoever opened ``services`` closes them after the last request.

    ``host`` is the name under which the pages are served: requests that name another one are refused.
    """
    app = Flask(__name__)
    app.jinja_loader = FileSystemLoader([ROOM / "templates", ROOM / "manual"])
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    context.provide(app, services)
    security.protect(app, services.settings, host=host)
    i18n.translate(app, services.settings)
    filters.register(app)
    errors.register(app)
    for blueprint in views.BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
