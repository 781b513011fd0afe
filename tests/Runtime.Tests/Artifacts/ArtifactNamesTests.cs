using Instrument.Artifacts;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class ArtifactNamesTests
{
    [Theory]
    [InlineData("run-abc12345-preds", "run-abc12345-preds")]
    [InlineData("run-abc12345-val/preds", "run-abc12345-valpreds-urw-Iw")]
    [InlineData("run-abc12345-val preds", "run-abc12345-valpreds-S-qM9g")]
    [InlineData("run-abc12345-été", "run-abc12345-t-Jkf66A")]
    [InlineData("run-abc12345-a:b", "run-abc12345-ab-v3a9LQ")]
    [InlineData("run-abc12345-incr-val/preds", "run-abc12345-incr-valpreds-N7vlMw")]
    public void A_sanitized_name_keeps_different_names_apart(string name, string sanitized) => Assert.Equal(sanitized, ArtifactNames.Sanitize(name));

    [Theory]
    [InlineData("source-my-project-src/train.cs", "source-my-project-src_train.cs")]
    [InlineData(@"source-my project-src\train.cs", "source-my_project-src_train.cs")]
    public void A_safe_name_has_underscores_for_what_a_name_cannot_have(string name, string safe) => Assert.Equal(safe, ArtifactNames.MakeSafe(name));

    [Fact]
    public void A_safe_name_that_is_too_long_loses_its_middle()
    {
        string safe = ArtifactNames.MakeSafe(new string('a', 100) + new string('b', 100));
        Assert.Equal(new string('a', 63) + ".." + new string('b', 63), safe);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("Iris_v-1.2", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    public void A_name_has_letters_digits_and_three_signs(string name, bool isName) => Assert.Equal(isName, ArtifactNames.NameFault(name) is null);

    [Fact]
    public void A_name_has_128_characters_at_most()
    {
        Assert.Null(ArtifactNames.NameFault(new string('a', 128)));
        Assert.NotNull(ArtifactNames.NameFault(new string('a', 129)));
    }

    [Theory]
    [InlineData("dataset", "x", true)]
    [InlineData("code", "name", true)]
    [InlineData("run_table", "name", true)]
    [InlineData("wandbtype", "name", true)]
    [InlineData("", "x", false)]
    [InlineData("wandb-history", "x", false)]
    [InlineData("job", "x", false)]
    [InlineData("run_table", "run-x", false)]
    [InlineData("code", "source-x", false)]
    [InlineData("a:b", "x", false)]
    public void Types_of_the_server_are_reserved(string type, string name, bool isAllowed) =>
        Assert.Equal(isAllowed, ArtifactNames.TypeFault(type, name) is null);

    [Fact]
    public void Latest_is_always_among_the_aliases_and_none_is_twice()
    {
        Assert.Equal(["latest"], ArtifactNames.Aliases(null));
        Assert.Equal(["latest", "best", "x y"], ArtifactNames.Aliases(["best", "latest", "best", "x y"]));
        Assert.Throws<ArgumentException>(() => ArtifactNames.Aliases(["a/b"]));
        Assert.Throws<ArgumentException>(() => ArtifactNames.Aliases(["a:b"]));
        Assert.Throws<ArgumentException>(() => ArtifactNames.Aliases([""]));
    }

    [Fact]
    public void Tags_are_words_and_keep_their_order()
    {
        Assert.Equal(["raw", "two words", "a-b_c"], ArtifactNames.Tags(["raw", "two words", "raw", "a-b_c"]));
        foreach (string bad in new[] { "", " a", "a ", "a.b", "a/b", new string('a', 129) })
            Assert.Throws<ArgumentException>(() => ArtifactNames.Tags([bad]));
    }

    [Fact]
    public void Ids_are_128_letters_and_digits_and_no_two_are_the_same()
    {
        string[] ids = [.. Enumerable.Range(0, 100).Select(_ => ArtifactIds.NewClientId())];
        Assert.All(ids, id => Assert.Matches("^[a-z0-9]{128}$", id));
        Assert.Equal(100, ids.Distinct().Count());
    }

    [Fact]
    public void Addresses_of_entries_name_the_artifact_in_hexadecimal()
    {
        const string Uri = "wandb-artifact://41727469666163743a3538373039383435/a/b.txt";
        Assert.Equal(Uri, ArtifactIds.ServerEntryUri("QXJ0aWZhY3Q6NTg3MDk4NDU=", "a/b.txt"));
        Assert.Equal(("QXJ0aWZhY3Q6NTg3MDk4NDU=", "a/b.txt"), ArtifactIds.OfServerUri(Uri));
        Assert.Equal(("c", "a/b"), ArtifactIds.OfClientUri(ArtifactIds.EntryUri("c", "a/b")));
        Assert.Null(ArtifactIds.OfServerUri("wandb-artifact://xyz/a"));
        Assert.Null(ArtifactIds.OfServerUri("wandb-artifact://41"));
        Assert.Null(ArtifactIds.OfClientUri("https://example.com/a"));
    }
}
