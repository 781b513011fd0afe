using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>
/// The tables of the golden scenario <c>full-offline</c>, written with Instrument, give the official client's records: artifact with the
/// digests of its files, file, value, in this order.
/// </summary>
public sealed class GoldenTableTests
{
    [Fact]
    public void Tables_give_the_same_records()
    {
        Table columns = Table(["a"], [1], [2]);
        columns.AddColumn("b", ["x", "y"]);
        columns.AddColumn("twice", [2, 4]);
        Table incremental = new(["n", "sq"], new TableOptions { LogMode = TableLogMode.Incremental });
        Table mutable = new(["n"], new TableOptions { LogMode = TableLogMode.Mutable });
        Table immutable = Table(["n"], [1]);
        Table mixed = new(["a"], new TableOptions { AllowMixedTypes = true });
        mixed.AddRow(1);
        mixed.AddRow("x");
        mixed.AddRow([null]);
        using TemporaryDirectory directory = new();
        // The script of the scenario is not kept; the values are those of its files.
        Dictionary<long, List<string>> ours = GoldenRun.Of(directory.Path, run =>
        {
            run.Log("table/data", Table(["n", "s"], [1, "x"], [2, "y"]), step: 97);
            run.Log("table/rows", Table(["a", "b", "c"], [1, 2, 3]), step: 98);
            run.Log("table/empty", Table(["a", "b"]), step: 99);
            run.Log("table/opt", Table(["a"], [null], [1], [null]), step: 100);
            run.Log("table/any", mixed, step: 101);
            run.Log("table/np", Table(["x", "y"], [1.5, 2.5], [3.5, 4.5]), step: 102);
            run.Log("table/nan", Table(["v"], [double.NaN], [double.PositiveInfinity], [1.0]), step: 103);
            run.Log("table/big", Table(["v"], [9007199254740993], [long.MaxValue]), step: 104);
            run.Log("table/date", Table(["v"], [new DateTime(2026, 1, 2, 3, 4, 5)]), step: 105);
            run.Log("table/columns", columns, step: 107);
            run.Log("table/list", [columns], step: 108);
            for (int i = 0; i < 3; i++)
            {
                incremental.AddRow(i, i * i);
                run.Log("table/inc", incremental, step: 109 + i);
            }
            for (int i = 0; i < 2; i++)
            {
                mutable.AddRow(i);
                run.Log("table/mut", mutable, step: 112 + i);
            }
            run.Log("table/imm", immutable, step: 114);
            immutable.AddRow(2);
            run.Log("table/imm", immutable, step: 115);
        });

        // Before its step 107 a call failed, of which an artifact is left.
        Assert.Equal(1, GoldenRun.Official[107].RemoveAll(record => record.Contains("tablehist", StringComparison.Ordinal)));
        GoldenRun.AssertSame(18, ours);
    }

    [Fact]
    public void A_table_with_images_lists_and_objects_gives_the_same_files()
    {
        JsonNode official = ArtifactText("table/mixed.table.json");

        TableRun run = TableRun.Of(run => run.Log("table/mixed", Mixed(), step: 96));

        Assert.Equal("media/table/table/mixed_96_0c721417a58362aea8b3.table.json", run.FilePath());
        JsonNode ours = JsonNode.Parse(run.ArtifactText())!;
        foreach (JsonNode image in new[] { official, ours }.Select(table => table["data"]![2]![7]!))
        {
            // PNG files of masks have other bytes for the same pixels.
            foreach ((_, JsonNode? mask) in image["masks"]!.AsObject())
                Assert.True(mask!.AsObject().Remove("path") && mask.AsObject().Remove("sha256"));
        }
        Assert.Equal(official.ToJsonString(), ours.ToJsonString());
        Assert.Equal(
            ["media/images/920ae38e50c0a96887b9.png kgrjjlDAqWiHuTYnv+FbwQ==", "media/images/f8083a76a7a40b699bb8.png +Ag6dqekC2mbuPdH4uhw3A=="],
            run.Artifacts.Single().Manifest.Contents.Select(entry => $"{entry.Path} {entry.Digest}").Skip(1).Take(2));
    }

    [Fact]
    public void A_table_with_media_of_every_kind_gives_the_same_records()
    {
        using TemporaryDirectory directory = new();
        Dictionary<string, byte[]> files = new() { ["tone.wav"] = Upload("9f946599"), ["clip.gif"] = Upload("6558cc5f"), ["water.pdb"] = Upload("6d3ca32d") };
        foreach ((string name, byte[] bytes) in files)
            File.WriteAllBytes(directory.File(name), bytes);
        Table table = Table(
            ["audio", "html", "video", "obj", "mol"],
            [
                Audio.FromFile(directory.File("tone.wav")), new Html("<i>cell</i>", inject: false), Video.FromFile(directory.File("clip.gif")),
                new Object3D((ReadOnlySpan<double>)[0, 0, 0, 1, 2, 3, .5, .25, .125]), Molecule.FromFile(directory.File("water.pdb")),
            ]);

        GoldenRun.AssertSame(1, GoldenRun.Of(directory.Path, run => run.Log("table/media", table, step: 106)));
    }

    [Fact]
    public void Increments_have_the_same_text()
    {
        GoldenTables expected = new();
        List<string> official = [.. File.ReadLines(Path.Combine(FixturePath.Golden("full-online"), "artifact-json.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => (string)line["type"]! == "wandb-run-incremental-table")
            .OrderBy(line => (int)line["version"]!)
            .Select(line => expected.Normalize((string)line["text"]!))];
        Table table = new(["n", "sq"], new TableOptions { LogMode = TableLogMode.Incremental });

        TableRun run = TableRun.Of(run =>
        {
            for (int i = 0; i < 3; i++)
            {
                table.AddRow(i, i * i);
                run.Log("table/inc", table);
            }
        });

        GoldenTables actual = new();
        Assert.Equal(official, Enumerable.Range(0, 3).Select(index => actual.Normalize(run.ArtifactText(index))));
    }

    private static Table Mixed()
    {
        Image plain = Image.FromBytes(Upload("4a636fa1"));
        Image second = Image.FromBytes(Upload("4a636fa1"), new ImageOptions { Caption = "second" });
        Classes classes = new("sky", "road");
        byte[] pixels = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
        Image overlaid = Image.FromBytes(Upload("64170bcd"), new ImageOptions
        {
            Boxes =
            {
                ["predictions"] = new BoundingBoxes2D(
                    [
                        BoundingBox2D.FromEdges(0.1, 0.5, 0.2, 0.7) with { ClassId = 1, Caption = "road 0.9", Scores = new Dictionary<string, double> { ["acc"] = 0.9, ["loss"] = 1 } },
                        BoundingBox2D.FromMiddle(2, 1, 2, 1) with { ClassId = 0, Domain = BoxDomain.Pixel },
                    ],
                    classes),
                ["ground_truth"] = new BoundingBoxes2D([BoundingBox2D.FromEdges(0, 1, 0, 1) with { ClassId = 0 }]),
            },
            Masks =
            {
                ["predictions"] = ImageMask.FromClasses<byte>(pixels, 4, 3, classes),
                ["truth"] = ImageMask.FromClasses<byte>(pixels, 4, 3),
            },
            Classes = classes,
        });
        return Table(
            ["id", "text", "score", "ok", "maybe", "list", "dict", "img"],
            [1, "a", 0.5, true, null, new[] { 1, 2 }, new Dictionary<string, int> { ["k"] = 1 }, plain],
            [2, "ünï \"q\"\n", 1.5, false, "x", new[] { 3 }, new Dictionary<string, int> { ["k"] = 2 }, second],
            [3, "", -2.0, null, null, Array.Empty<int>(), new Dictionary<string, int> { ["k"] = 3 }, overlaid]);
    }

    private static byte[] Upload(string sha256) => File.ReadLines(Path.Combine(FixturePath.Golden("full-online"), "uploads.jsonl"))
        .Select(line => JsonNode.Parse(line)!)
        .Where(line => ((string)line["sha256"]!).StartsWith(sha256, StringComparison.Ordinal))
        .Select(line => Convert.FromBase64String((string)line["base64"]!))
        .Single();

    private static JsonNode ArtifactText(string path) => File.ReadLines(Path.Combine(FixturePath.Golden("full-online"), "artifact-json.jsonl"))
        .Select(line => JsonNode.Parse(line)!)
        .Where(line => (string)line["path"]! == path)
        .Select(line => JsonNode.Parse((string)line["text"]!)!)
        .Single();

    private static Table Table(string[] columns, params object?[][] rows)
    {
        Table table = new(columns);
        foreach (object?[] row in rows)
            table.AddRow(row);
        return table;
    }
}
