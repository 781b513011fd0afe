using System.Text;
using System.Text.Json;
using Instrument.Sweeps;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Sweeps;

public sealed class SweepValuesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Values_are_wrapped_for_a_file_and_read_from_it_as_they_were()
    {
        using JsonDocument args = JsonDocument.Parse("""{"lr":{"value":0.00271},"n\"":{"value":[1,null]},"o":{"value":{"b":0.9,"c":"ä"}}}""");
        SweepValues values = SweepValues.Of(args.RootElement);
        Assert.Equal("""{"lr":{"value":0.00271},"n\"":{"value":[1,null]},"o":{"value":{"b":0.9,"c":"ä"}}}""", Encoding.UTF8.GetString(values.ToWrappedJson()));

        string path = Path.Combine(_directory.Path, "values.yaml");
        File.WriteAllBytes(path, Instrument.Shipping.Documents.YamlWriter.Write(values.ToWrappedJson()));

        Assert.Equal("""{"lr":0.00271,"n\"":[1,null],"o":{"b":0.9,"c":"ä"}}""", Encoding.UTF8.GetString(SweepValues.ReadFile(path).ToJson()));
    }

    [Fact]
    public void What_is_no_key_of_a_config_is_left_out()
    {
        using JsonDocument args = JsonDocument.Parse("""{"_wandb":{"value":1},"--":{"value":1},"x":{"value":1},"bare":1}""");
        Assert.Equal(["x"], SweepValues.Of(args.RootElement).Keys);
    }

    [Fact]
    public void An_empty_file_has_no_values()
    {
        string path = Path.Combine(_directory.Path, "values.yaml");
        File.WriteAllText(path, "wandb_version: 1\n");
        Assert.Empty(SweepValues.ReadFile(path).Keys);
    }
}
