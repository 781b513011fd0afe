using System.Text;
using Instrument.Reading.Values;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes an object of W&amp;B's JSON dialect as block YAML (docs/wire/sdk-surface.md §3.5): sorted keys, four blanks a level, NaN and
/// infinities as YAML has them. What YAML 1.1 and 1.2 read differently is quoted.
/// </summary>
internal sealed class YamlWriter
{
    private const int KeyIndent = 4;
    private const int ItemIndent = 2;

    // Longer keys must be announced by a question mark (YAML 1.2 §7.4.2 sets 1024 characters).
    private const int MaxPlainKey = 1000;

    private readonly StringBuilder _yaml = new();

    private YamlWriter()
    {
    }

    /// <summary>The YAML of an object.</summary>
    /// <param name="json">Sound text, as the states of this namespace write it.</param>
    public static byte[] Write(ReadOnlySpan<byte> json)
    {
        YamlWriter writer = new();
        if (IsEmpty(json))
            writer._yaml.Append("{}\n");
        else
            writer.WriteMembers(json, 0, continues: false);
        return Encoding.UTF8.GetBytes(writer._yaml.ToString());
    }

    private static bool IsEmpty(ReadOnlySpan<byte> json) => json[0] == (byte)'{' ? !new JsonMembers(json).Read() : !new JsonItems(json).Read();

    private static bool IsBlock(ReadOnlySpan<byte> json) => json[0] is (byte)'{' or (byte)'[' && !IsEmpty(json);

    // "continues" means that the first line is begun already, behind a dash.
    private void WriteMembers(ReadOnlySpan<byte> json, int indent, bool continues)
    {
        SortedDictionary<string, (int Start, int Length)> members = new(StringComparer.Ordinal);
        JsonMembers read = new(json);
        while (read.Read())
        {
            json.Overlaps(read.Value, out int start);
            members[JsonDialect.TextOf(read.Name) ?? ""] = (start, read.Value.Length);
        }
        foreach ((string key, (int start, int length)) in members)
        {
            if (!continues)
                _yaml.Append(' ', indent);
            continues = false;
            WriteMember(YamlText.Of(key), json.Slice(start, length), indent);
        }
    }

    private void WriteMember(string key, ReadOnlySpan<byte> value, int indent)
    {
        if (key.Length <= MaxPlainKey)
        {
            _yaml.Append(key).Append(':');
        }
        else
        {
            _yaml.Append("? ").Append(key).Append('\n').Append(' ', indent).Append(':');
        }
        if (IsBlock(value))
        {
            _yaml.Append('\n');
            WriteBlock(value, indent + KeyIndent, continues: false);
        }
        else
        {
            _yaml.Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    private void WriteItems(ReadOnlySpan<byte> json, int indent, bool continues)
    {
        JsonItems items = new(json);
        while (items.Read())
        {
            if (!continues)
                _yaml.Append(' ', indent);
            continues = false;
            _yaml.Append("- ");
            if (IsBlock(items.Value))
                WriteBlock(items.Value, indent + ItemIndent, continues: true);
            else
                _yaml.Append(Scalar(items.Value)).Append('\n');
        }
    }

    private void WriteBlock(ReadOnlySpan<byte> json, int indent, bool continues)
    {
        if (json[0] == (byte)'{')
            WriteMembers(json, indent, continues);
        else
            WriteItems(json, indent, continues);
    }

    private static string Scalar(ReadOnlySpan<byte> json) => json[0] switch
    {
        (byte)'"' => YamlText.Of(JsonDialect.TextOf(json) ?? ""),
        (byte)'{' => "{}",
        (byte)'[' => "[]",
        (byte)'N' => ".nan",
        (byte)'I' => ".inf",
        (byte)'-' when json[1] == (byte)'I' => "-.inf",
        (byte)'t' or (byte)'f' or (byte)'n' => Encoding.ASCII.GetString(json),
        _ => YamlText.OfNumber(json),
    };
}
