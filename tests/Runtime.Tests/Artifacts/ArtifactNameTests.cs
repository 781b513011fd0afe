using Instrument.Artifacts;

namespace Instrument.Runtime.Tests.Artifacts;

public sealed class ArtifactNameTests
{
    // docs/wire/artifacts.md §1
    [Theory]
    [InlineData("name", null, null, "name", null)]
    [InlineData("project/name:v0", null, "project", "name", "v0")]
    [InlineData("entity/project/name:v0", "entity", "project", "name", "v0")]
    [InlineData("name:alias/with/slashes", null, null, "name", "alias/with/slashes")]
    public void A_name_says_where_a_version_is(string text, string? entity, string? project, string name, string? alias) =>
        Assert.Equal(new ArtifactName(entity, project, name, alias), ArtifactName.Parse(text));

    [Theory]
    [InlineData("path/with/too/many")]
    [InlineData("")]
    [InlineData("/name")]
    [InlineData("project/")]
    [InlineData("name:")]
    [InlineData(":v0")]
    public void Other_forms_are_refused(string text) => Assert.Throws<ArgumentException>(() => ArtifactName.Parse(text));

    [Theory]
    [InlineData("wandb-registry-model/churn", true)]
    [InlineData("acme/wandb-registry-model/churn:v1", true)]
    [InlineData("wandb-registry-/churn", false)]
    [InlineData("project/churn", false)]
    public void Projects_with_a_prefix_are_registries(string text, bool isRegistry) => Assert.Equal(isRegistry, ArtifactName.Parse(text).IsInRegistry);
}
