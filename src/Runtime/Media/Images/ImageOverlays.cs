namespace Instrument.Media.Images;

/// <summary>What is drawn over an image: boxes and masks by their names, in the order in which they were given, and all their classes.</summary>
internal sealed class ImageOverlays
{
    private static readonly ImageOverlays None = new([], [], new Classes());

    private ImageOverlays(KeyValuePair<string, BoundingBoxes2D>[] boxes, KeyValuePair<string, ImageMask>[] masks, Classes classes)
    {
        Boxes = boxes;
        Masks = masks;
        Classes = classes;
        if (classes.Entries.Count == 0)
            return;
        ClassFile = MediaContent.FromMemory(OverlayJson.ClassSet(classes));
        ClassFileId = ClassSetId.Of(classes);
    }

    /// <summary>The boxes.</summary>
    public IReadOnlyList<KeyValuePair<string, BoundingBoxes2D>> Boxes { get; }

    /// <summary>The masks.</summary>
    public IReadOnlyList<KeyValuePair<string, ImageMask>> Masks { get; }

    /// <summary>The classes of boxes and masks, and those of the image itself; of several names of a class the last one.</summary>
    public Classes Classes { get; }

    /// <summary>The file of the classes in an artifact; <see langword="null"/> without classes.</summary>
    public MediaContent? ClassFile { get; }

    /// <summary>The name of that file's content.</summary>
    public string? ClassFileId { get; }

    /// <summary>Bytes of memory that the overlays keep.</summary>
    public long HeldBytes => Boxes.Sum(boxes => boxes.Value.Content.HeldBytes) + Masks.Sum(mask => mask.Value.Content.HeldBytes);

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Boxes.Count == 0 && Masks.Count == 0;

    /// <summary>Copies what the options hold.</summary>
    /// <exception cref="ArgumentException">A name is empty, a value is missing, or a mask has another size than the image.</exception>
    public static ImageOverlays Create(int width, int height, ImageOptions? options)
    {
        if (options is null)
            return None;
        KeyValuePair<string, BoundingBoxes2D>[] boxes = [.. options.Boxes];
        KeyValuePair<string, ImageMask>[] masks = [.. options.Masks];
        foreach ((string name, BoundingBoxes2D set) in boxes)
            ThrowIfUnusable(name, set, "boxes");
        foreach ((string name, ImageMask mask) in masks)
        {
            ThrowIfUnusable(name, mask, "mask");
            if (mask.Width != width || mask.Height != height)
                throw new ArgumentException($"The mask '{name}' has {mask.Width}×{mask.Height} pixels and its image {width}×{height}; they have to be the same.", nameof(options));
        }
        IEnumerable<Classes> classes = boxes.Select(set => set.Value.Classes).Concat(masks.Select(mask => mask.Value.Classes).OfType<Classes>());
        return new ImageOverlays(boxes, masks, Classes.Union(options.Classes is { } own ? classes.Append(own) : classes));
    }

    private static void ThrowIfUnusable(string name, object? overlay, string kind)
    {
        // Leaves of history join the segments of their paths by this character.
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"The name '{name}' of an image's {kind} cannot be used; give it one such as 'predictions'.");
        if (overlay is null)
            throw new ArgumentException($"The {kind} '{name}' of an image is null; leave it out.");
    }
}
