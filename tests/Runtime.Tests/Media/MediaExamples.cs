using System.Diagnostics;
using System.Numerics;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media;

/// <summary>The examples of docs/media.md, as programs. The page is held against this file.</summary>
public sealed class MediaExamples : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public MediaExamples() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        RunReceipt receipt = _run.Finish();
        _directory.Dispose();
        Assert.Equal(0, receipt.ValuesLeftOut);
        Assert.InRange(receipt.Kept, 1, 3);
    }

    [Fact]
    public void Images()
    {
        Run run = _run;
        string photoPath = _directory.File("photo.gif");
        File.WriteAllBytes(photoPath, GoldenMedia.At("video/path", 71).Files[0].Bytes);

        byte[] pixels = new byte[64 * 48 * 3];
        run.Log("sample", new Image(pixels, 64, 48, PixelFormat.Rgb, new ImageOptions { Caption = "a cat" }));
        run.Log("photo", Image.FromFile(photoPath));
    }

    [Fact]
    public void Sound()
    {
        Run run = _run;
        string songPath = NewFile("song.mp3");

        float[] samples = [.. Enumerable.Range(0, 16_000).Select(i => MathF.Sin(i * 0.1f))];
        run.Log("speech", new Audio(samples, sampleRate: 16_000, caption: "a tone"));
        run.Log("stereo", new Audio(samples, sampleRate: 8_000, channels: 2));
        run.Log("song", Audio.FromFile(songPath));
    }

    [Fact]
    public void Videos()
    {
        Run run = _run;
        string clipPath = NewFile("clip.webm");

        byte[] frames = new byte[20 * 3 * 64 * 64];
        Random.Shared.NextBytes(frames);
        run.Log("rollout", new Video(frames, [20, 3, 64, 64], framesPerSecond: 10, caption: "episode 3"));
        run.Log("camera", Video.FromFile(clipPath));
    }

    [Fact]
    public void Pages()
    {
        Run run = _run;
        string pagePath = NewFile("page.html");

        run.Log("report", new Html("<h1>Epoch 3</h1><p>All is well.</p>"));
        run.Log("page", Html.FromFile(pagePath));
    }

    [Fact]
    public void Histograms()
    {
        Run run = _run;
        float[] weights = [0.1f, -0.2f, 0.3f];
        int[] ages = [7, 42, 77];

        run.Log("weights", new Histogram(weights, bins: 32));
        run.Log("ages", Histogram.FromValues<int>(ages, edges: [0, 18, 65, 120]));
        run.Log("ready", Histogram.FromBins(values: [4, 2, 1], edges: [0, 0.5, 1, 1.5]));
    }

    [Fact]
    public void Objects()
    {
        Run run = _run;
        string meshPath = NewFile("mesh.glb");

        float[] points = [0, 0, 0, 1, 2, 3, 0.5f, 0.25f, 0.125f];
        run.Log("cloud", new Object3D(points));

        Box3D car = Box3D.Around(
            center: (2, 0, 1), size: (4, 2, 1.5), orientation: Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 0.3f), label: "car", score: 0.9);
        Vector3D heading = new(start: (2, 0, 1), end: (4, 0.6, 1), color: new RgbColor(255, 0, 0));
        run.Log("scene", Object3D.Scene(points, boxes: [car], vectors: [heading]));

        run.Log("mesh", Object3D.FromFile(meshPath));
    }

    [Fact]
    public void Molecules()
    {
        Run run = _run;
        string proteinPath = NewFile("protein.pdb");
        string pdbText = "END";

        run.Log("protein", Molecule.FromFile(proteinPath, caption: "6lu7"));
        run.Log("ligand", new Molecule(pdbText, MoleculeFormat.Pdb));
    }

    [Fact]
    public void Figures()
    {
        Run run = _run;
        run.Log("chart", new Plotly("""{ "data": [{ "type": "bar", "x": ["a", "b"], "y": [1, 2] }], "layout": {} }"""));
    }

    [Fact]
    public void Graphs()
    {
        Run run = _run;
        GraphNode input = new("in") { Name = "input", ClassName = "InputLayer", OutputShape = [null, 784] };
        GraphNode dense = new("fc") { Name = "fc", ClassName = "Dense", OutputShape = [null, 10], ParameterCount = 7850 };
        run.Log("model", new Graph([input, dense], [new GraphEdge("in", "fc")]));
    }

    [Fact]
    public void Traces()
    {
        Run run = _run;
        DateTimeOffset began = DateTimeOffset.UnixEpoch;
        DateTimeOffset ended = began.AddSeconds(1);
        using Activity activity = new Activity("request").Start();
        activity.Stop();
        List<Activity> activities = [activity];

        TraceSpan answer = new("answer")
        {
            Kind = TraceSpanKind.Chain,
            StartTime = began,
            EndTime = ended,
            Status = TraceStatus.Success,
            Results = { new TraceResult(new Dictionary<string, object?> { ["question"] = "what?" }, new Dictionary<string, object?> { ["answer"] = "that" }) },
            Children = { new TraceSpan("model") { Kind = TraceSpanKind.Llm, StartTime = began, EndTime = ended } },
        };
        run.Log("trace", new TraceTree(answer, model: new Dictionary<string, object?> { ["temperature"] = 0.5 }));

        run.Log("request", TraceTree.FromActivities(activities));
    }

    private string NewFile(string name)
    {
        string path = _directory.File(name);
        File.WriteAllText(path, "x");
        return path;
    }
}
