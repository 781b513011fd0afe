using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Spatial;

namespace Instrument;

/// <summary>A 3D model, a cloud of points or a scene of points, boxes and arrows, which W&amp;B shows from all sides.</summary>
/// <remarks>W&amp;B shows up to 300 000 points of a cloud.</remarks>
public sealed class Object3D : WandbValue
{
    private const string Folder = "object3D";
    private const string PointsExtension = ".pts.json";

    // In the order of Object3DFormat.
    private static readonly string[] Extensions = [".obj", ".gltf", ".glb", ".babylon", ".stl", PointsExtension];

    private readonly FileValue _file;

    /// <summary>A cloud of points.</summary>
    /// <param name="points">The numbers of the points, one point after the other: at least one.</param>
    /// <param name="columns">
    /// Numbers of a point: 3 for x, y and z; 4 with a category, 1 to 14, which is a colour; 6 with red, green and blue, 0 to 255. Default: 3.
    /// </param>
    /// <param name="caption">Text below the cloud. Default: none.</param>
    /// <exception cref="ArgumentException">There are no points, one is not whole, or a number is not finite, no category or no colour.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no points of so many numbers.</exception>
    public Object3D(ReadOnlySpan<double> points, int columns = 3, string? caption = null)
        : this(Cloud(points, columns), caption)
    {
    }

    /// <inheritdoc cref="Object3D(ReadOnlySpan{double}, int, string?)"/>
    public Object3D(ReadOnlySpan<float> points, int columns = 3, string? caption = null)
        : this(Cloud(points, columns), caption)
    {
    }

    private Object3D(MediaContent points, string? caption)
        : this(new FileValue("object3D-file", Folder, PointsExtension, points, caption))
    {
    }

    private Object3D(FileValue file) => _file = file;

    /// <summary>Text below the object; <see langword="null"/> for none.</summary>
    public string? Caption => _file.Caption;

    /// <inheritdoc/>
    internal override string TypeName => "object3D-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _file.Content.HeldBytes;

    /// <inheritdoc/>
    internal override string? CellFault => _file.Extension == PointsExtension
        ? null
        : $"A 3D model of the type {_file.Extension} cannot be put into a table or an artifact; clouds and scenes ({PointsExtension}) can";

    /// <summary>A scene of points, boxes and arrows.</summary>
    /// <param name="points">The numbers of the points, one point after the other; there may be none.</param>
    /// <param name="columns">Numbers of a point, as for a cloud: 3, 4 or 6. Default: 3.</param>
    /// <param name="boxes">The boxes. Default: none.</param>
    /// <param name="vectors">The arrows. Default: none.</param>
    /// <param name="caption">Text below the scene. Default: none.</param>
    /// <returns>The scene.</returns>
    /// <exception cref="ArgumentException">A point is not whole, or a number is not finite, no category or no colour.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no points of so many numbers.</exception>
    public static Object3D Scene(
        ReadOnlySpan<double> points, int columns = 3, IEnumerable<Box3D>? boxes = null, IEnumerable<Vector3D>? vectors = null, string? caption = null)
    {
        PointsShape.ThrowIfWrong(points, columns);
        return new Object3D(PointsFile.Scene(points, columns, boxes ?? [], vectors ?? []), caption);
    }

    /// <inheritdoc cref="Scene(ReadOnlySpan{double}, int, IEnumerable{Box3D}?, IEnumerable{Vector3D}?, string?)"/>
    public static Object3D Scene(
        ReadOnlySpan<float> points, int columns = 3, IEnumerable<Box3D>? boxes = null, IEnumerable<Vector3D>? vectors = null, string? caption = null)
    {
        PointsShape.ThrowIfWrong(points, columns);
        return new Object3D(PointsFile.Scene(points, columns, boxes ?? [], vectors ?? []), caption);
    }

    /// <summary>A model, cloud or scene in a file, which is read when its row reaches the log.</summary>
    /// <param name="path">The file, whose name ends in <c>.obj</c>, <c>.gltf</c>, <c>.glb</c>, <c>.babylon</c>, <c>.stl</c> or <c>.pts.json</c>.</param>
    /// <param name="caption">Text below the object. Default: none.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Object3D FromFile(string path, string? caption = null)
    {
        MediaContent content = MediaFile.Existing(path, Extensions);
        string extension = Extensions.First(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        return new Object3D(new FileValue("object3D-file", Folder, extension, content, caption));
    }

    /// <summary>A model, cloud or scene whose file is in memory.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="caption">Text below the object. Default: none.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">There are no bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static Object3D FromBytes(ReadOnlySpan<byte> bytes, Object3DFormat format, string? caption = null)
    {
        if ((int)format < 0 || (int)format >= Extensions.Length)
            throw new ArgumentOutOfRangeException(nameof(format), format, $"W&B shows models of the types {string.Join(' ', Extensions)}.");
        return new Object3D(new FileValue("object3D-file", Folder, Extensions[(int)format], MediaBytes.Copy(bytes), caption));
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => _file.Write(binding, json);

    /// <inheritdoc/>
    internal override void WriteCell(CellBinding binding, Utf8JsonWriter json) => _file.WriteCell(binding, json);

    /// <inheritdoc/>
    internal override void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        const string Beginning = "media/" + Folder + "/";
        List<string> names = [];
        json.WriteStartObject();
        json.WriteString("_type"u8, "object3D"u8);
        json.WriteNumber("count"u8, values.Count);
        json.WriteStartArray("objects"u8);
        foreach (WandbValue value in values)
            names.Add(((Object3D)value)._file.Write(binding, json).Path[Beginning.Length..]);
        json.WriteEndArray();
        json.WriteStartArray("filenames"u8);
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static MediaContent Cloud<T>(ReadOnlySpan<T> points, int columns) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        PointsShape.ThrowIfWrong(points, columns);
        if (points.IsEmpty)
            throw new ArgumentException("There are no points; log nothing where there is no cloud.", nameof(points));
        return PointsFile.Cloud(points, columns);
    }
}
