"""Opens the dialog of an interview's stories and their translations."""

from intake.domain.ids import InterviewId
from intake.forms.views import paths_of
from intake.services.application import Application
from intake.services.testimony import Translation
from intake.ui.error_messages import sentence
from intake.ui.presenters.export import Subject
from intake.ui.presenters.stories import StoriesPresenter, StoryTools, Told, is_story
from intake.ui.presenters.story_acts import TranslationGiven
from intake.ui.surface import Surface, Threads
from intake.ui.views.stories_dialog import StoriesDialog


def open_stories(
    surface: Surface, of: tuple[Application, Threads], subject: Subject
) -> StoriesDialog:
    """Open it over the window."""
    application, threads = of

    def read(
        interview: InterviewId, language: str
    ) -> tuple[tuple[Told, ...], tuple[Translation, ...]]:
        application.access.opened(interview)
        told = stories_of(application, interview, language)
        return told, application.testimony.translations(interview)

    def translate(interview: InterviewId, path: str, given: TranslationGiven) -> object:
        desk = application.testimony
        return desk.translate(interview, path, given.text, lang=given.lang, by=given.by)

    tools = StoryTools(read, translate, threads.writer, threads.writer, sentence)
    dialog = StoriesDialog(surface.context, surface.window)
    words = surface.context.localizer.words
    dialog.attach(StoriesPresenter(tools, subject, words, dialog.until_closed(dialog.display)))
    dialog.open()
    return dialog


def stories_of(application: Application, interview: InterviewId, language: str) -> tuple[Told, ...]:
    """Return the stories of an interview in the order of the form, but for who somebody is."""
    session = application.shelf.session(application.reading.interview(interview))
    told = []
    for step in session.steps():
        for path in paths_of(step):
            view = session.question(path)
            if view.value.v and is_story(view.question.kind, session.compartment(path)):
                label = session.label(path, language)
                told.append(Told(path, label.text if label else path, view.value.v))
    return tuple(told)
