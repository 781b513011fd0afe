using System.Buffers;

namespace Instrument.Media.Images.Headers;

/// <summary>What the header of an image file says.</summary>
/// <param name="Format">The usual extension of such files, without a dot.</param>
/// <param name="Width">In pixels, positive.</param>
/// <param name="Height">In pixels, positive.</param>
internal readonly record struct ImageHeader(string Format, int Width, int Height)
{
    /// <summary>The extension of the stored file, with its dot: the user's own, unless it has none, or one that other systems may not take.</summary>
    public string ExtensionOf(string path)
    {
        string own = Path.GetExtension(path);
        return own.Length > 1 && own.AsSpan(1).IndexOfAnyExcept(Usual) < 0 ? own : "." + Format;
    }

    private static readonly SearchValues<char> Usual = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}
