using Instrument.Media.Images;
using Instrument.Tables;

namespace Instrument.Artifacts.Objects;

/// <summary>Knows which objects an artifact takes, and what their entries hold (docs/wire/artifacts.md §2.6, docs/wire/media.md §4.5 to §20).</summary>
internal static class ArtifactObjects
{
    /// <summary>A value that W&amp;B draws.</summary>
    /// <exception cref="ArgumentException">W&amp;B does not keep such values in artifacts.</exception>
    public static ArtifactObject Of(WandbValue value) => value switch
    {
        Table table => Of(table, table.Picture(newBytes: 0)),
        StreamedTable table => Of(table, table.Picture()),
        JoinedTable table => new ArtifactObject(table, table.TypeName, table.Version, table.WriteEntry),
        PartitionedTable table => new ArtifactObject(table, table.TypeName, 0, Json((_, json) => table.WriteEntry(json))),
        Image or Audio or Video or Html or Object3D or Molecule => OfMedia(value),
        _ => throw new ArgumentException(
            $"{value.GetType().Name} cannot be added to an artifact; tables, images, audio, video, pages, point clouds, molecules, classes, masks and boxes can.", nameof(value)),
    };

    /// <summary>A set of classes.</summary>
    public static ArtifactObject Of(Classes classes) =>
        new(classes, "classes", 0, (_, _, output) => output.Write(OverlayJson.ClassSet(classes)));

    /// <summary>A mask.</summary>
    public static ArtifactObject Of(ImageMask mask) => new(mask, "mask", 0, Json((entries, json) =>
    {
        Media.CellFile file = entries.Cells.Add("images/mask", mask.Extension, mask.Content);
        json.StartObject();
        json.Key("_type");
        json.Text("mask");
        json.Key("path");
        json.Text(file.Path);
        json.Key("sha256");
        json.Text(file.Sha256);
        json.EndObject();
    }));

    /// <summary>A set of boxes, of which only the list is kept.</summary>
    public static ArtifactObject Of(BoundingBoxes2D boxes) =>
        new(boxes, "bounding-boxes", 0, Json((_, json) => ArtifactCells.WriteSorted(boxes.Data, json)));

    private static ArtifactObject Of(WandbValue table, TablePicture picture)
    {
        long rows = picture.Rows.Count;
        if (rows > picture.Options.MaxRows)
            throw new ArgumentException($"The table has {rows} rows, and TableOptions.MaxRows allows {picture.Options.MaxRows}; raise the limit, or add several tables.", nameof(table));
        return new ArtifactObject(table, "table", picture.Version, (entries, _, output) =>
            TableFiles.WriteArtifactFile(picture, first: null, increment: null, rows, entries.Cells, output));
    }

    private static ArtifactObject OfMedia(WandbValue value) => value.CellFault is { } fault
        ? throw new ArgumentException(char.ToUpperInvariant(fault[0]) + fault[1..] + ".", nameof(value))
        : new ArtifactObject(value, value.TypeName, 0, Json((entries, json) => entries.Cells.Write(value, json)));

    private static ArtifactObject.Writer Json(Action<ObjectEntries, TableJson> write) => (entries, _, output) =>
    {
        using TableJson json = new(output, TableDialect.Artifact);
        write(entries, json);
        json.Flush();
    };
}
