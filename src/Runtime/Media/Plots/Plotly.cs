using System.Text.Json;
using Instrument.Media;
using Instrument.Media.Plots;

namespace Instrument;

/// <summary>A figure of Plotly, which W&amp;B draws and lets people explore.</summary>
/// <example>
/// A figure is the JSON that Plotly writes, for example of Plotly.NET: <c>new Plotly(GenericChart.toFigureJson(chart))</c>.
/// </example>
public sealed class Plotly : WandbValue
{
    private readonly FileValue _file;

    /// <summary>A figure given as JSON.</summary>
    /// <param name="json">
    /// An object with an array <c>data</c> of traces, and mostly an object <c>layout</c> and an array <c>frames</c>. Arrays of numbers are
    /// plain lists: whether W&amp;B reads those in base64 is not known.
    /// </param>
    /// <exception cref="ArgumentException">The text is no JSON, or no figure.</exception>
    public Plotly(string json)
        : this(PlotlyFigure.Parse(json))
    {
    }

    /// <summary>A figure given as a JSON element.</summary>
    /// <param name="figure">The figure; what it must hold is said for text.</param>
    /// <exception cref="ArgumentException">The element is no figure.</exception>
    public Plotly(JsonElement figure)
        : this(PlotlyFigure.Encode(figure))
    {
    }

    private Plotly(MediaContent content) => _file = new FileValue("plotly-file", "plotly", ".plotly.json", content);

    /// <inheritdoc/>
    internal override string TypeName => "plotly-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _file.Content.HeldBytes;

    /// <summary>A figure in a file, which is read and checked by this call.</summary>
    /// <param name="path">A file of JSON in UTF-8.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">The content is no JSON, or no figure.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Plotly FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Plotly(File.ReadAllText(path));
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => _file.Write(binding, json);
}
