using System.Text;
using System.Text.Json;
using Instrument.Media;

namespace Instrument;

/// <summary>A molecule, which W&amp;B shows from all sides.</summary>
public sealed class Molecule : WandbValue
{
    // In the order of MoleculeFormat.
    private static readonly string[] Extensions = [".pdb", ".pqr", ".mmcif", ".mcif", ".cif", ".sdf", ".sd", ".gro", ".mol2", ".mmtf"];

    private readonly FileValue _file;

    private Molecule(string extension, MediaContent content, string? caption) =>
        _file = new FileValue("molecule-file", "molecule", extension, content, caption);

    /// <summary>A molecule described by text.</summary>
    /// <param name="text">The content of a file of the format.</param>
    /// <param name="format">The format. MMTF is no text.</param>
    /// <param name="caption">Text below the molecule. Default: none.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format, or it is no text.</exception>
    public Molecule(string text, MoleculeFormat format, string? caption = null)
        : this(Extension(format), Encode(text, format), caption)
    {
    }

    /// <summary>Text below the molecule; <see langword="null"/> for none.</summary>
    public string? Caption => _file.Caption;

    /// <inheritdoc/>
    internal override string TypeName => "molecule-file";

    /// <inheritdoc/>
    internal override long HeldBytes => _file.Content.HeldBytes;

    /// <inheritdoc/>
    internal override string? CellFault => null;

    /// <summary>A molecule in a file, which is read when its row reaches the log.</summary>
    /// <param name="path">The file, whose name ends as those of one of the formats of <see cref="MoleculeFormat"/> do.</param>
    /// <param name="caption">Text below the molecule. Default: none.</param>
    /// <returns>The molecule.</returns>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Molecule FromFile(string path, string? caption = null)
    {
        MediaContent content = MediaFile.Existing(path, Extensions);
        return new Molecule(Path.GetExtension(path).ToLowerInvariant(), content, caption);
    }

    /// <summary>A molecule whose file is in memory.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="caption">Text below the molecule. Default: none.</param>
    /// <returns>The molecule.</returns>
    /// <exception cref="ArgumentException">There are no bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static Molecule FromBytes(ReadOnlySpan<byte> bytes, MoleculeFormat format, string? caption = null) =>
        new(Extension(format), MediaBytes.Copy(bytes), caption);

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => _file.Write(binding, json);

    /// <inheritdoc/>
    internal override void WriteCell(CellBinding binding, Utf8JsonWriter json) => _file.WriteCell(binding, json);

    /// <inheritdoc/>
    internal override void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("_type"u8, "molecule"u8);
        json.WriteStartArray("filenames"u8);
        foreach (WandbValue value in values)
        {
            FileValue file = ((Molecule)value)._file;
            json.WriteStringValue(binding.Store(file.Folder, file.Extension, file.Content).Path);
        }
        json.WriteEndArray();
        json.WriteNumber("count"u8, values.Count);
        MediaCaptions.WriteOrFalse(json, [.. values.Select(value => ((Molecule)value).Caption)]);
        json.WriteEndObject();
    }

    private static MediaContent Encode(string text, MoleculeFormat format)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (format == MoleculeFormat.Mmtf)
            throw new ArgumentOutOfRangeException(nameof(format), format, $"MMTF is no text; use {nameof(FromBytes)}.");
        return MediaBytes.Copy(Encoding.UTF8.GetBytes(text));
    }

    private static string Extension(MoleculeFormat format) => (int)format >= 0 && (int)format < Extensions.Length
        ? Extensions[(int)format]
        : throw new ArgumentOutOfRangeException(nameof(format), format, $"W&B shows molecules of the types {string.Join(' ', Extensions)}.");
}
