using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.UnitTests.Localization;

internal sealed class TranslationsBehindTheirSource
{
    private static readonly LocalizedText Build = A.Text("Build", "Bangun");
    private static readonly LocalizedText Run = A.Text("Run", "Bangun");

    [Test]
    public void Are_those_that_stayed_when_the_source_changed() =>
        IsStale(Change(StaleTexts.None, Build, Run)).Should().BeTrue();

    [Test]
    public void Are_right_again_when_they_change_too() =>
        IsStale(Change(Change(StaleTexts.None, Build, Run), Run, A.Text("Run", "Jalankan"))).Should().BeFalse();

    [Test]
    public void Are_right_again_when_the_source_is_what_it_was() =>
        IsStale(Change(Change(StaleTexts.None, Build, Run), Run, Build)).Should().BeFalse();

    [Test]
    public void Stay_behind_whatever_else_changes() =>
        IsStale(Change(Change(StaleTexts.None, Build, Run), Run, Run)).Should().BeTrue();

    [Test]
    public void Are_right_when_they_were_written_just_now() =>
        IsStale(Change(StaleTexts.None, Build, Run).After(Texts(Run), Texts(Run), written: A.Indonesian))
            .Should()
            .BeFalse();

    [Test]
    public void Are_not_made_by_another_source_language_in_which_nothing_changed()
    {
        var switched = StaleTexts.None.After(Texts(Build), Texts(Build, A.Indonesian));

        switched.Has("a/text", A.English).Should().BeFalse();
        switched.After(Texts(Build, A.Indonesian), Texts(Build)).Should().Be(StaleTexts.None);
    }

    [Test]
    public void Are_told_by_the_new_source_language_once_it_changes()
    {
        var switched = StaleTexts.None.After(Texts(Build), Texts(Build, A.Indonesian));

        var changed = switched.After(Texts(Build, A.Indonesian), Texts(A.Text("Build", "Jalankan"), A.Indonesian));

        changed.Has("a/text", A.English).Should().BeTrue();
    }

    [Test]
    public void Stay_behind_when_the_source_language_goes_there_and_back()
    {
        var stale = Change(StaleTexts.None, Build, Run);

        var back = stale.After(Texts(Run), Texts(Run, A.Indonesian)).After(Texts(Run, A.Indonesian), Texts(Run));

        back.Should().Be(stale);
    }

    [Test]
    public void Are_told_by_where_they_stand_now()
    {
        var stale = Change(StaleTexts.None, Build, Run);
        var moved = new SourcedTexts([new NamedText("/elsewhere", "a/text", Run)], A.English);

        LanguageProgress.Of(A.Indonesian, moved, stale).Stale.Should().Equal("/elsewhere/id");
        LanguageProgress.Of(A.English, moved, stale).Stale.Should().BeEmpty();
        LanguageProgress.Of(LanguageTag.Parse("fr"), moved, stale).Missing.Should().Equal("/elsewhere/fr");
    }

    [Test]
    public void Are_kept_as_they_are()
    {
        var stale = Change(StaleTexts.None, Build, Run);
        var kept = stale.ToDictionary().ToDictionary(text => text.Key, text => text.Value.ToDictionary());

        StaleTexts.Restore(kept).ToDictionary().Should().BeEquivalentTo(stale.ToDictionary());
        IsStale(StaleTexts.Restore(kept)).Should().BeTrue();
    }

    private static StaleTexts Change(StaleTexts stale, LocalizedText before, LocalizedText after) =>
        stale.After(Texts(before), Texts(after));

    private static SourcedTexts Texts(LocalizedText text, LanguageTag? source = null) =>
        new([new NamedText("/text", "a/text", text)], source ?? A.English);

    private static bool IsStale(StaleTexts stale) => stale.Has("a/text", A.Indonesian);
}
