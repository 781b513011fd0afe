using System.Text;
using System.Text.Json;
using Instrument.Media;

namespace Instrument;

/// <summary>A page of HTML, which W&amp;B shows in a frame.</summary>
public sealed class Html : WandbValue
{
    private const string Fragment = "<base target=\"_blank\"><link rel=\"stylesheet\" type=\"text/css\" href=\"https://app.wandb.ai/normalize.css\" />";

    private readonly FileValue _file;

    private Html(MediaContent content) => _file = new FileValue("html-file", "html", ".html", content);

    /// <summary>A page made from text.</summary>
    /// <param name="html">The document, or a part of one.</param>
    /// <param name="inject">
    /// Whether links open in a new tab and W&amp;B's style sheet is used: a fragment for that is put into the document's head. Default: yes.
    /// </param>
    public Html(string html, bool inject = true)
        : this(Encode(html, inject))
    {
    }

    /// <inheritdoc/>
    internal override string TypeName => "html-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _file.Content.HeldBytes;

    /// <inheritdoc/>
    internal override string? CellFault => null;

    /// <summary>A page in a file.</summary>
    /// <param name="path">The file, whose name ends in <c>.html</c>. Without <paramref name="inject"/> it is read when its row reaches the log.</param>
    /// <param name="inject">As for text; the file itself is not changed. Default: yes.</param>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Html FromFile(string path, bool inject = true)
    {
        MediaContent file = MediaFile.Existing(path, [".html"]);
        return inject ? new Html(File.ReadAllText(path, Encoding.UTF8)) : new Html(file);
    }

    /// <summary>A page in a stream.</summary>
    /// <param name="stream">Text in UTF-8. It is read to its end, from its start if it can seek, and left open.</param>
    /// <param name="inject">As for text. Default: yes.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Html FromStream(Stream stream, bool inject = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek)
            stream.Position = 0;
        using StreamReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        return new Html(reader.ReadToEnd(), inject);
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => _file.Write(binding, json);

    /// <inheritdoc/>
    internal override void WriteCell(CellBinding binding, Utf8JsonWriter json) => _file.WriteCell(binding, json);

    /// <inheritdoc/>
    internal override void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("_type"u8, "html"u8);
        json.WriteNumber("count"u8, values.Count);
        json.WriteStartArray("html"u8);
        foreach (WandbValue value in values)
            value.Write(binding, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static MediaContent Encode(string html, bool inject)
    {
        ArgumentNullException.ThrowIfNull(html);
        return MediaContent.FromMemory(Encoding.UTF8.GetBytes(inject ? Inject(html) : html));
    }

    // Where the fragment goes: docs/wire/media.md §11.
    private static string Inject(string html)
    {
        if (!TryInsert(ref html, "<head>", Fragment) && !TryInsert(ref html, "<html>", "<head>" + Fragment + "</head>"))
            html = Fragment + html;
        return html.Trim();
    }

    private static bool TryInsert(ref string html, string after, string text)
    {
        int index = html.IndexOf(after, StringComparison.Ordinal);
        if (index < 0)
            return false;
        html = html.Insert(index + after.Length, text);
        return true;
    }
}
