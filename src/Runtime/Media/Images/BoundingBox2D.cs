using System.Globalization;
using System.Text.Json;

namespace Instrument;

/// <summary>A box around a part of an image.</summary>
public sealed record BoundingBox2D
{
    private readonly bool _hasEdges;

    // Left, right, upper, lower edge; or middle x, middle y, width, height.
    private readonly (double A, double B, double C, double D) _position;

    private readonly IReadOnlyDictionary<string, double>? _scores;

    private BoundingBox2D(bool hasEdges, double a, double b, double c, double d)
    {
        _hasEdges = hasEdges;
        _position = (a, b, c, d);
    }

    /// <summary>In which unit the position is given. Default: in parts of the image.</summary>
    public BoxDomain Domain { get; init; }

    /// <summary>The number of the box's class; <see langword="null"/> if it has none.</summary>
    public int? ClassId { get; init; }

    /// <summary>The text at the box; <see langword="null"/> for none.</summary>
    public string? Caption { get; init; }

    /// <summary>
    /// Numbers by which W&amp;B can hide and show boxes, for example a confidence; <see langword="null"/> for none. They are finite.
    /// </summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public IReadOnlyDictionary<string, double>? Scores
    {
        get => _scores;
        init
        {
            foreach ((string name, double score) in value ?? new Dictionary<string, double>())
            {
                if (!double.IsFinite(score))
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The score '{name}' of a box is {score}; it has to be finite."), nameof(value));
            }
            _scores = value is null ? null : new Dictionary<string, double>(value);
        }
    }

    /// <summary>A box by its edges.</summary>
    /// <param name="minX">The left edge.</param>
    /// <param name="maxX">The right edge.</param>
    /// <param name="minY">The upper edge.</param>
    /// <param name="maxY">The lower edge.</param>
    /// <exception cref="ArgumentException">An edge is not finite, or the right edge is left of the left one, or the lower one above the upper one.</exception>
    public static BoundingBox2D FromEdges(double minX, double maxX, double minY, double maxY)
    {
        ThrowIfNotFinite(minX, maxX, minY, maxY);
        if (maxX < minX || maxY < minY)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The box from x = {minX} to {maxX} and from y = {minY} to {maxY} ends before it begins."));
        return new BoundingBox2D(hasEdges: true, minX, maxX, minY, maxY);
    }

    /// <summary>A box by its middle and size.</summary>
    /// <param name="x">The middle, from the left edge of the image.</param>
    /// <param name="y">The middle, from the upper edge of the image.</param>
    /// <param name="width">The width, not negative.</param>
    /// <param name="height">The height, not negative.</param>
    /// <exception cref="ArgumentException">A number is not finite, or width or height is negative.</exception>
    public static BoundingBox2D FromMiddle(double x, double y, double width, double height)
    {
        ThrowIfNotFinite(x, y, width, height);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        return new BoundingBox2D(hasEdges: false, x, y, width, height);
    }

    /// <summary>Writes the object that W&amp;B has of the box (docs/wire/media.md §6.1).</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("position"u8);
        if (_hasEdges)
        {
            json.WriteNumber("minX"u8, _position.A);
            json.WriteNumber("maxX"u8, _position.B);
            json.WriteNumber("minY"u8, _position.C);
            json.WriteNumber("maxY"u8, _position.D);
        }
        else
        {
            json.WriteStartArray("middle"u8);
            json.WriteNumberValue(_position.A);
            json.WriteNumberValue(_position.B);
            json.WriteEndArray();
            json.WriteNumber("width"u8, _position.C);
            json.WriteNumber("height"u8, _position.D);
        }
        json.WriteEndObject();
        if (Domain == BoxDomain.Pixel)
            json.WriteString("domain"u8, "pixel"u8);
        if (ClassId is { } classId)
            json.WriteNumber("class_id"u8, classId);
        if (Caption is not null)
            json.WriteString("box_caption"u8, Caption);
        WriteScores(json);
        json.WriteEndObject();
    }

    private void WriteScores(Utf8JsonWriter json)
    {
        if (_scores is null)
            return;
        json.WriteStartObject("scores"u8);
        foreach ((string name, double score) in _scores)
            json.WriteNumber(name, score);
        json.WriteEndObject();
    }

    private static void ThrowIfNotFinite(params ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A box has the position {number}; it has to be finite."));
        }
    }
}
