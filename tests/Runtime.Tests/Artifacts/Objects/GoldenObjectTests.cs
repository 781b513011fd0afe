using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Instrument.Artifacts;
using Instrument.Records;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Artifacts.Objects;

/// <summary>
/// The artifact <c>golden-objects</c> of the golden scenario <c>full-offline</c>, put together with Instrument: an image with boxes, masks and
/// classes, a table, and that table joined with another one.
/// </summary>
public sealed partial class GoldenObjectTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_entries_have_the_official_paths_and_digests()
    {
        Table mixed = Table(["id", "text"], [1, "a"], [2, "b"]);
        Table columns = Table(["a"], [1], [2]);
        columns.AddColumn("b", ["x", "y"]);
        columns.AddColumn("twice", [2, 4]);
        Artifact tables = New("tables");
        tables.Add(mixed, "table/mixed");
        tables.Add(columns, "table/columns");
        Artifact objects = New("golden-objects");

        using (Run run = TestRun.Start(_directory.Path))
        {
            run.LogArtifact(tables);
            objects.Add(Image(), "my_image");
            objects.Add(mixed, "my_table");
            objects.Add(new JoinedTable(mixed, columns, "id"), "joined");
            run.LogArtifact(objects);
        }

        ArtifactRecord official = LogDecoder.Decode(FixturePath.GoldenLog("full-offline")).Single(record => record.Artifact?.Name == "golden-objects").Artifact;
        Assert.Equal(official.Manifest.Contents.Select(Describe), objects.Entries.Select(entry => Describe(ArtifactRecords.Entry(entry))));
        // This table is the same in both, and so is its digest.
        Assert.Equal("I/rjdk0z3e6m8YxZKQbhEw==", objects.Entries.Single(entry => entry.Path.StartsWith("t2_", StringComparison.Ordinal)).Digest);
    }

    [Fact]
    public void The_text_of_each_object_is_the_official_one()
    {
        Table table = Table(["id"], [1]);
        using Artifact objects = New("golden-objects");
        objects.Add(Image(), "my_image");
        objects.Add(new JoinedTable(table, table, "id"), "joined");
        objects.Add(new Classes("sky", "road"), "labels");

        Assert.Equal(Normal(Official("my_image.image-file.json")), Normal(Text(objects, "my_image.image-file.json")));
        Assert.Equal(
            Normal(Official("joined.joined-table.json")).Replace("t2_", "t1_", StringComparison.Ordinal), Normal(Text(objects, "joined.joined-table.json")));
        Assert.Equal(Official("media/classes/f008840b51c2803f4dde00520992fd6f_cls.classes.json"), Text(objects, "labels.classes.json"));
        Assert.Equal(Text(objects, "labels.classes.json"), Text(objects, "media/classes/f008840b51c2803f4dde00520992fd6f_cls.classes.json"));
    }

    // PNG files of masks have other bytes for the same pixels, and so have what names them. Numbers of joined tables are ones of a process.
    private static string Describe(ArtifactManifestEntry entry)
    {
        bool isOfMask = entry.Path.Contains("/mask/", StringComparison.Ordinal) || entry.Path.Contains("joined", StringComparison.Ordinal) || entry.Path.StartsWith("my_", StringComparison.Ordinal)
            || entry.Path.StartsWith('t');
        string reference = entry.Ref.Length == 0 ? "" : Regex.Replace(entry.Ref, "[a-z0-9]{128}", "ID");
        return $"{Normal(entry.Path)} {(isOfMask ? "" : $"{entry.Digest} {entry.Size}")} {reference} {entry.LocalPath.Length != 0}";
    }

    private static string Normal(string text) => Numbers().Replace(
        MaskFiles().Replace(text, "media/images/mask/ID.mask.png"), match => match.Value.StartsWith('t') ? match.Value[..3] + "joined" : "\"sha256\": \"ID\"");

    private static string Official(string path) => File.ReadLines(Path.Combine(FixturePath.Golden("artifacts"), "objects.jsonl"))
        .Select(line => JsonNode.Parse(line)!)
        .Where(line => (string)line["path"]! == path)
        .Select(line => (string)line["text"]!)
        .Single();

    private static string Text(Artifact artifact, string path) => File.ReadAllText(artifact.Entries.Single(entry => entry.Path == path).LocalPath!);

    private static Image Image()
    {
        Classes classes = new("sky", "road");
        byte[] pixels = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
        byte[] file = File.ReadLines(Path.Combine(FixturePath.Golden("full-online"), "uploads.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => ((string)line["sha256"]!).StartsWith("4a636fa1", StringComparison.Ordinal))
            .Select(line => Convert.FromBase64String((string)line["base64"]!))
            .Single();
        return Instrument.Image.FromBytes(file, new ImageOptions
        {
            Caption = "in artifact",
            Boxes =
            {
                ["predictions"] = new BoundingBoxes2D(
                    [
                        BoundingBox2D.FromEdges(0.1, 0.5, 0.2, 0.7) with { ClassId = 1, Caption = "road 0.9", Scores = new Dictionary<string, double> { ["acc"] = 0.9, ["loss"] = 1 } },
                        BoundingBox2D.FromMiddle(2, 1, 2, 1) with { ClassId = 0, Domain = BoxDomain.Pixel },
                    ],
                    classes),
                ["ground_truth"] = new BoundingBoxes2D([BoundingBox2D.FromEdges(0, 1, 0, 1) with { ClassId = 0 }], classes),
            },
            Masks =
            {
                ["predictions"] = ImageMask.FromClasses<byte>(pixels, 4, 3, classes),
                ["truth"] = ImageMask.FromClasses<byte>([.. pixels.Reverse()], 4, 3, classes),
            },
            Classes = classes,
        });
    }

    private Artifact New(string name) => new(name, "objects", TestPaths.In(_directory), TimeProvider.System);

    private static Table Table(string[] columns, params object?[][] rows)
    {
        Table table = new(columns);
        foreach (object?[] row in rows)
            table.AddRow(row);
        return table;
    }

    [GeneratedRegex("media/images/mask/[0-9a-f]{20}\\.mask\\.png")]
    private static partial Regex MaskFiles();

    [GeneratedRegex("t[12]_(\\d+|joined)|(?<=mask\\.png\", )\"sha256\": \"[0-9a-f]{64}\"")]
    private static partial Regex Numbers();
}
