using System.Numerics;
using Instrument.Media;
using Instrument.Media.Images;
using Instrument.Media.Images.Headers;
using Instrument.Media.Images.Png;

namespace Instrument;

/// <summary>A mask over an image: the class of each of its pixels, for example the result of a segmentation.</summary>
public sealed class ImageMask
{
    private ImageMask(MediaContent content, string extension, int width, int height, Classes? classes)
    {
        Content = content;
        Extension = extension;
        Width = width;
        Height = height;
        Classes = classes;
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The names of the classes, given or made; <see langword="null"/> for a file without names.</summary>
    internal Classes? Classes { get; }

    /// <summary>The mask's file.</summary>
    internal MediaContent Content { get; }

    /// <summary>The file's extension, with its dot.</summary>
    internal string Extension { get; }

    /// <summary>Makes a mask of class numbers.</summary>
    /// <param name="classIds">The class of each pixel, row by row from the top: width × height numbers of 0 to 255.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="classes">
    /// The names of the classes, with numbers of 0 to 255. Default: each class that occurs is called <c>class_</c> and its number.
    /// </param>
    /// <exception cref="ArgumentException">The numbers are not as many as the size says, or a class is outside 0 to 255.</exception>
    public static ImageMask FromClasses<T>(ReadOnlySpan<T> classIds, int width, int height, Classes? classes = null)
        where T : unmanaged, IBinaryInteger<T>
    {
        PixelFormats.ThrowIfShapeWrong(classIds.Length, width, height, channels: 1);
        byte[] pixels = new byte[classIds.Length];
        Span<bool> present = stackalloc bool[256];
        present.Clear();
        for (int i = 0; i < pixels.Length; i++)
        {
            byte id = byte.CreateTruncating(classIds[i]);
            if (T.CreateTruncating(id) != classIds[i] || T.IsNegative(classIds[i]))
                throw new ArgumentException($"The mask has the class {classIds[i]} at x = {i % width}, y = {i / width}; W&B's masks hold classes of 0 to 255.", nameof(classIds));
            pixels[i] = id;
            present[id] = true;
        }
        ThrowIfOutside(classes);
        List<int> occurring = [];
        for (int id = 0; id < present.Length; id++)
        {
            if (present[id])
                occurring.Add(id);
        }
        MediaContent content = MediaContent.FromMemory(PngEncoder.Encode(pixels, width, height, PixelFormat.Grey));
        return new ImageMask(content, ".mask.png", width, height, classes ?? Classes.Unnamed(occurring));
    }

    /// <summary>Takes a mask from an image file, of which W&amp;B takes the grey value of a pixel for its class. It is read when its row reaches the log.</summary>
    /// <param name="path">A PNG, JPEG, GIF, BMP, WebP or TIFF file; of these only PNG, BMP and TIFF keep numbers exactly.</param>
    /// <param name="classes">The names of the classes, with numbers of 0 to 255. Default: none.</param>
    /// <exception cref="ArgumentException">The file is no such image, or a class is outside 0 to 255.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImageMask FromFile(string path, Classes? classes = null)
    {
        MediaContent content = MediaFile.Existing(path, []);
        ImageHeader header = ImageHeaderReader.Read(content, $"The file '{path}'");
        ThrowIfOutside(classes);
        return new ImageMask(content, header.ExtensionOf(path), header.Width, header.Height, classes);
    }

    private static void ThrowIfOutside(Classes? classes)
    {
        if (classes is null)
            return;
        foreach ((int id, string name) in classes.Entries)
        {
            if (id is < 0 or > byte.MaxValue)
                throw new ArgumentException($"The class '{name}' has the number {id}; W&B's masks hold classes of 0 to 255.", nameof(classes));
        }
    }
}
