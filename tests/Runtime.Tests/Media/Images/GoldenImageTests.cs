using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Instrument.Records;
using Instrument.Runtime.Tests.Media.Images.Png;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>
/// The calls of the golden scenario <c>full-offline</c> that log images, made with Instrument, give the official client's files, records and rows. PNG
/// files are compared by their pixels, because encoders may differ; all others byte by byte.
/// </summary>
public sealed partial class GoldenImageTests : IDisposable
{
    // The first step of the scenario that has an image, and the last one.
    private const long FirstStep = 47;
    private const long LastStep = 66;

    private static readonly Dictionary<string, byte[]> Uploads = File.ReadLines(Path.Combine(FixturePath.Golden("full-online"), "uploads.jsonl"))
        .Select(line => JsonNode.Parse(line)!)
        .ToDictionary(line => (string)line["sha256"]!, line => Convert.FromBase64String((string)line["base64"]!));

    private readonly TemporaryDirectory _directory = new();

    // The scenario's picture of 4×3 pixels.
    private readonly byte[] _rgb = PngReader.Read(Uploads["4a636fa1c4e27fa0d833b1d97965917fc2984e01c02a6414f9475d8551a625be"]).Pixels;
    private readonly byte[] _grey = PngReader.Read(Uploads["6338b6dd0391789680b4964c04cc911338fd88a520aca77355e9cd029193c8f6"]).Pixels;
    private readonly byte[] _rgba = PngReader.Read(Uploads["64170bcd6b65d8d80d6f5ff383fb7e40b29313f52aac220be788170f56a74bbc"]).Pixels;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_same_calls_give_the_same_files_records_and_rows()
    {
        IReadOnlyList<Record> official = LogDecoder.Decode(FixturePath.GoldenLog("full-offline"));
        using Run run = TestRun.Start(_directory.Path);
        LogAll(run);
        run.Finish();

        string[] expected = [.. Story(official, path => Uploads[Sha256(path)])];
        string[] actual = [.. Story(LogDecoder.Decode(run.LogPath!), path => File.ReadAllBytes(Path.Combine(run.Directory!, "files", path)))];

        Assert.Equal(expected, actual);
        Assert.InRange(expected.Length, 40, 200);
    }

    private void LogAll(Run run)
    {
        Image rgb = new(_rgb, 4, 3, PixelFormat.Rgb);
        run.Log("img/rgb", rgb, step: 47);
        run.Log("img/grey", new Image(_grey, 4, 3, PixelFormat.Grey), step: 48);
        run.Log("img/grey1", new Image(_grey, 4, 3, PixelFormat.Grey), step: 49);
        run.Log("img/rgba", new Image(_rgba, 4, 3, PixelFormat.Rgba), step: 50);
        run.Log("img/caption", new Image(_rgb, 4, 3, PixelFormat.Rgb, new() { Caption = "a caption ünï" }), step: 51);
        run.Log("img/grouping", new Image(_rgb, 4, 3, PixelFormat.Rgb, new() { Grouping = 2 }), step: 52);
        run.Log("img/jpg", Image.FromBytes(Uploads["b1700d44eb1e0a10f112c5dbf1b416f6bd71daaa24fe43e97ab91cd6d317b065"]), step: 53);
        run.Log("img/float", Image.FromPixels<double>([.. _rgb.Select(value => value / 255.0)], 4, 3, PixelFormat.Rgb), step: 54);
        run.Log("img/mode", Image.FromBytes(Uploads["afd124992857b11b5a08827a33353fb04a0b22e5472a0d042a58fa80967fd820"]), step: 55);
        string path = _directory.File("image.png");
        File.WriteAllBytes(path, Uploads["4a636fa1c4e27fa0d833b1d97965917fc2984e01c02a6414f9475d8551a625be"]);
        run.Log("img/path", Image.FromFile(path), step: 56);
        run.Log("img/boxes", new Image(_rgb, 4, 3, PixelFormat.Rgb, WithBoxes(new())), step: 57);
        run.Log("img/masks", new Image(_rgb, 4, 3, PixelFormat.Rgb, WithMasks(new())), step: 58);
        Image all = new(_rgb, 4, 3, PixelFormat.Rgb, WithMasks(WithBoxes(new() { Caption = "all", Grouping = 1 })));
        run.Log("img/all", all, step: 59);
        run.Log(
            "img/list",
            [
                new Image(_rgb, 4, 3, PixelFormat.Rgb, new() { Caption = "one" }),
                new Image(_grey, 4, 3, PixelFormat.Grey),
                new Image(_rgba, 4, 3, PixelFormat.Rgba, new() { Caption = "three" }),
            ],
            step: 60);
        Image overlaid = new(_rgb, 4, 3, PixelFormat.Rgb, WithMasks(WithBoxes(new())));
        run.Log("img/list_boxes", [overlaid, overlaid], step: 61);
        run.Log("img/list_sizes", [rgb, Image.FromBytes(Uploads["7899d6ced52159786ff083934df42788da01a30b7ed9bb7756d7f3f5a94ef685"])], step: 62);
        run.Log("img/empty", Array.Empty<Image>(), step: 63);
        run.Log(new Dictionary<string, object?> { ["img_nested"] = new Dictionary<string, object?> { ["deep"] = new Dictionary<string, object?> { ["er"] = rgb } } }, step: 64);

        // Step 65 has a key that we refuse, because no file on Windows can be named after it.
        Assert.Throws<ArgumentException>(() => run.Log("img odd/key:with*chars ünï", rgb, step: 65));
        run.Log(new Dictionary<string, object?> { ["img/two_a"] = rgb, ["img/two_b"] = new Image(_grey, 4, 3, PixelFormat.Grey), ["scalar"] = 1 }, step: 66);

        // A later step finishes the row.
        run.Log("scalar", 2, step: 67);
        run.Summary["img_summary"] = rgb;
    }

    private static ImageOptions WithBoxes(ImageOptions options)
    {
        options.Boxes["predictions"] = new(
            [
                BoundingBox2D.FromEdges(0.1, 0.5, 0.2, 0.7) with { ClassId = 1, Caption = "road 0.9", Scores = new Dictionary<string, double> { ["acc"] = 0.9, ["loss"] = 1 } },
                BoundingBox2D.FromMiddle(2, 1, 2, 1) with { ClassId = 0, Domain = BoxDomain.Pixel },
            ],
            new Classes("sky", "road"));
        options.Boxes["ground_truth"] = new([BoundingBox2D.FromEdges(0, 1, 0, 1) with { ClassId = 0 }]);
        return options;
    }

    private static ImageOptions WithMasks(ImageOptions options)
    {
        byte[] predicted = PngReader.Read(Uploads["ece6cd089e47f5d05a00f136559bf5fcae9e9515b5fa4f71bde66e0520281b95"]).Pixels;
        byte[] truth = PngReader.Read(Uploads["5fdcdb078c16b379344e32c8c9adcfb4e85cb2d2a72bf1d78567aab9f69ae669"]).Pixels;
        options.Masks["predictions"] = ImageMask.FromClasses<byte>(predicted, 4, 3, new Classes("sky", "road"));
        options.Masks["truth"] = ImageMask.FromClasses<byte>(truth, 4, 3);
        return options;
    }

    /// <summary>What the records say of images, in their order: files with their content, new labels of classes, rows.</summary>
    private static IEnumerable<string> Story(IReadOnlyList<Record> records, Func<string, byte[]> content)
    {
        Dictionary<string, string> labels = [];
        foreach (Record record in records)
        {
            if (record.Files is { } files)
            {
                foreach (string path in files.Files.Select(file => file.Path).Where(IsOfImage))
                    yield return "file " + WithContent(path, content);
            }
            else if (record.Config is { } config)
            {
                // The official client sends all of its config whenever it names classes.
                foreach ((string path, string json) in Labels(config).Where(label => !labels.TryGetValue(label.Path, out string? known) || known != label.Json))
                {
                    labels[path] = json;
                    yield return $"classes {path} {json}";
                }
            }
            else if (record.Summary?.Update.SingleOrDefault(item => item.Key.StartsWith("img", StringComparison.Ordinal)) is { } set)
            {
                yield return $"summary {set.Key}={Value(set.ValueJson, content)}";
            }
            else if (record.History is { Step.Num: >= FirstStep and <= LastStep and not 65 } history)
            {
                IEnumerable<string> leaves = history.Item
                    .Where(item => !item.NestedKey[0].StartsWith('_'))
                    .Where(item => !IsOfPng(history, item) || item.NestedKey[^1] is not ("sha256" or "size"))
                    .Select(item => string.Join('.', item.NestedKey) + "=" + Value(item.ValueJson, content))
                    .Order(StringComparer.Ordinal);
                yield return $"row {history.Step.Num}: {string.Join(' ', leaves)}";
            }
        }
    }

    private static IEnumerable<(string Path, string Json)> Labels(ConfigRecord config)
    {
        foreach (ConfigItem item in config.Update)
        {
            if (item.NestedKey.Count == 3 && item.NestedKey[1].EndsWith("/class_labels", StringComparison.Ordinal))
                yield return ($"{item.NestedKey[1]} {item.NestedKey[2]}", JsonNode.Parse(item.ValueJson)!.ToJsonString());
            else if (item.Key == "_wandb")
            {
                foreach ((string overlay, JsonNode? sets) in JsonNode.Parse(item.ValueJson)!.AsObject().Where(member => member.Key.EndsWith("/class_labels", StringComparison.Ordinal)))
                {
                    foreach ((string key, JsonNode? value) in sets!.AsObject())
                        yield return ($"{overlay} {key}", value!.ToJsonString());
                }
            }
        }
    }

    // The same value for files with the same pixels, wherever paths, hashes and sizes stand in it.
    private static string Value(string json, Func<string, byte[]> content)
    {
        JsonNode value = JsonNode.Parse(json)!;
        Neutralize(value);
        return MediaPathPattern().Replace(value.ToJsonString(), match => WithContent(match.Value, content));
    }

    private static void Neutralize(JsonNode? node)
    {
        foreach (JsonNode? member in node is JsonArray array ? array.ToArray() : [])
            Neutralize(member);
        if (node is not JsonObject @object)
            return;
        if (((string?)@object["path"])?.EndsWith(".png", StringComparison.Ordinal) == true)
        {
            @object.Remove("sha256");
            @object.Remove("size");
        }
        foreach ((string name, JsonNode? member) in @object.OrderBy(member => member.Key, StringComparer.Ordinal).ToArray())
        {
            Neutralize(member);
            @object.Remove(name);
            @object.Add(name, member);
        }
    }

    private static bool IsOfPng(HistoryRecord history, HistoryItem item) => history.Item
        .Any(other => other.NestedKey.SkipLast(1).SequenceEqual(item.NestedKey.SkipLast(1)) && other.NestedKey[^1] == "path" && other.ValueJson.EndsWith(".png\"", StringComparison.Ordinal));

    private static bool IsOfImage(string path) =>
        (path.StartsWith("media/images/", StringComparison.Ordinal) || path.StartsWith("media/metadata/boxes2D/", StringComparison.Ordinal))
        && !path.Contains("key:with", StringComparison.Ordinal);

    private static string WithContent(string path, Func<string, byte[]> content)
    {
        byte[] bytes = content(path);
        string text = path.EndsWith(".png", StringComparison.Ordinal) && PngReader.Read(bytes) is var png
            ? $"{png.Width}x{png.Height}x{png.Channels} {Convert.ToHexString(png.Pixels)}"
            : Convert.ToHexString(SHA256.HashData(bytes));
        return $"{IdPattern().Replace(path, "_ID.")} <{text}>";
    }

    // The name of a file has the beginning of its hash.
    private static string Sha256(string path)
    {
        string id = IdPattern().Match(path).Groups[1].Value;
        return Uploads.Keys.Single(sha256 => sha256.StartsWith(id, StringComparison.Ordinal));
    }

    [GeneratedRegex("_([0-9a-f]{20})\\.")]
    private static partial Regex IdPattern();

    [GeneratedRegex("media/[^\"]+")]
    private static partial Regex MediaPathPattern();
}
