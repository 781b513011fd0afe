using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media.Spatial;

/// <summary>Point clouds, scenes and models, to files, history and cells.</summary>
public sealed class Object3DTests : IDisposable
{
    private static readonly double[] Points = [0, 0, 0, 1, 2, 3, 0.5, 0.25, 0.125];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Clouds_are_recorded_as_the_official_client_records_them()
    {
        double[] categories = [0, 0, 0, 1, 1, 2, 3, 2, 0.5, 0.25, 0.125, 14];
        float[] colors = [0, 0, 0, 255, 0, 0, 1, 2, 3, 0, 255, 0, 0.5f, 0.25f, 0.125f, 0, 0, 255];

        GoldenMedia.At("obj/nx3", 85).AssertSame(MediaRun.Log("obj/nx3", new Object3D(Points), 85));
        GoldenMedia.At("obj/nx4", 86).AssertSame(MediaRun.Log("obj/nx4", new Object3D(categories, 4, "classes"), 86));
        GoldenMedia.At("obj/nx6", 87).AssertSame(MediaRun.Log("obj/nx6", new Object3D(colors, 6), 87));
    }

    [Fact]
    public void Scenes_are_recorded_as_the_official_client_records_them() =>
        GoldenMedia.At("obj/scene", 88).AssertSame(MediaRun.Log("obj/scene", Scene(), 88));

    [Fact]
    public void Files_are_recorded_as_the_official_client_records_them()
    {
        GoldenMedia golden = GoldenMedia.At("obj/file", 89);
        string path = _directory.File("triangle.OBJ");
        File.WriteAllBytes(path, golden.Files[0].Bytes);

        golden.AssertSame(MediaRun.Log("obj/file", Object3D.FromFile(path, "a triangle"), 89));
        golden.AssertSame(MediaRun.Log("obj/file", Object3D.FromBytes(golden.Files[0].Bytes, Object3DFormat.Obj, "a triangle"), 89));
    }

    [Fact]
    public void Lists_are_recorded_as_the_official_client_records_them() =>
        GoldenMedia.At("obj/list", 90).AssertSame(MediaRun.Log("obj/list", [new Object3D(Points), Scene()], 90));

    // The reference has this file, with its hash.
    [Fact]
    public void The_file_of_the_reference_has_its_hash()
    {
        MediaRun run = MediaRun.Log("cloud", new Object3D([0f, 0, 1, 1, 2, 3]));

        Assert.Equal("media/object3D/cloud_0_9dc329eeefd13bb3f5e9.pts.json", (string)run.Value!["path"]!);
    }

    [Fact]
    public void Numbers_have_the_fewest_digits_that_give_them_back()
    {
        Assert.Equal("[[0.1,1E-05,-0.0]]", Text(new Object3D([0.1f, 1e-5f, -0f])));
        Assert.Equal("[[0.1,1E+20,0.30000000000000004]]", Text(new Object3D([0.1, 1e20, 0.1 + 0.2])));
    }

    [Fact]
    public void A_scene_may_lack_everything()
    {
        Object3D scene = Object3D.Scene(ReadOnlySpan<float>.Empty);

        Assert.Equal("""{"type":"lidar/beta","vectors":[],"points":[],"boxes":[]}""", Text(scene));
    }

    [Fact]
    public void What_is_not_known_of_boxes_and_arrows_is_left_out()
    {
        Box3D box = Box3D.Around(Vector3.Zero, Vector3.One * 2, color: new RgbColor(1, 2, 3));

        string text = Text(Object3D.Scene([0.5, 0, 0], boxes: [box], vectors: [new Vector3D((0, 0, 0), (1, 0, 0))]));

        Assert.Equal(
            """{"type":"lidar/beta","vectors":[{"start":[0,0,0],"end":[1,0,0]}],"points":[[0.5,0.0,0.0]],"boxes":[{"corners":"""
                + "[[-1,-1,-1],[-1,-1,1],[-1,1,-1],[-1,1,1],[1,-1,-1],[1,-1,1],[1,1,-1],[1,1,1]]"
                + ""","color":[1,2,3]}]}""",
            text);
    }

    [Fact]
    public void Clouds_can_be_cells_and_models_cannot()
    {
        JsonNode cell = MemoryCells.Write(new Object3D([0.0, 0, 1, 1, 2, 3]), out MemoryCells cells);

        Assert.Equal("9dc329eeefd13bb3f5e950e7a97cba02d7619edb1b5649685e81177946e3a81c", (string)cell["sha256"]!);
        Assert.EndsWith(".pts.json", cells.Files.Keys.Single(), StringComparison.Ordinal);
        Assert.Contains(".glb", Object3D.FromBytes([1], Object3DFormat.Glb).CellFault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 5, "not 5")]
    [InlineData(4, 3, "4 numbers are no whole points of 3")]
    [InlineData(0, 3, "no points")]
    [InlineData(4, 4, "Point 0 has the category 0")]
    public void What_is_no_cloud_is_refused(int numbers, int columns, string message)
    {
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => new Object3D(new double[numbers], columns)).Message, StringComparison.Ordinal);
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => new Object3D(new float[numbers], columns)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_cannot_be_drawn_are_refused()
    {
        Assert.Contains("Point 1 has the number NaN", Message([0, 0, 0, 0, double.NaN, 0], 3), StringComparison.Ordinal);
        Assert.Contains("Point 0 has the category 14.5", Message([0, 0, 0, 14.5], 4), StringComparison.Ordinal);
        Assert.Contains("Point 0 has 256", Message([0, 0, 0, 0, 256, 0], 6), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Object3D.Scene([1.0]));
        Assert.Throws<ArgumentException>(() => new Box3D([(0, 0, 0)]));
        Assert.Throws<ArgumentException>(() => new Box3D([(0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (double.NaN, 0, 0)]));
        Assert.Throws<ArgumentException>(() => new Vector3D((0, 0, 0), (0, double.NegativeInfinity, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Box3D.Around((0, 0, 0), (1, 1, 1), score: double.NaN));
    }

    [Fact]
    public void Other_formats_are_refused()
    {
        string path = _directory.File("cloud.json");
        File.WriteAllText(path, "[]");

        Assert.Contains(".babylon", Assert.Throws<ArgumentException>(() => Object3D.FromFile(path)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Object3D.FromBytes([1], (Object3DFormat)6));
        Assert.Throws<ArgumentException>(() => Object3D.FromBytes([], Object3DFormat.Stl));
    }

    private static Object3D Scene() => Object3D.Scene(
        Points,
        boxes: [Box3D.Around((0.5, 0.5, 0.5), (1, 1, 1), color: new RgbColor(255, 0, 0), label: "car", score: 0.75)],
        vectors: [new Vector3D((0, 0, 0), (1, 1, 1), new RgbColor(0, 0, 255))]);

    private static string Text(Object3D value) => Encoding.UTF8.GetString(MediaRun.Log("object", value).Files.Single().Bytes);

    private static string Message(double[] points, int columns) => Assert.Throws<ArgumentException>(() => new Object3D(points, columns)).Message;
}
