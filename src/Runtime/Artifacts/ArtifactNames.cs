using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Instrument.TransactionLog;

namespace Instrument.Artifacts;

/// <summary>The rules for names, types, aliases and tags of artifacts, and the making of names (docs/wire/artifacts.md §2.2, §2.4 and §3.6).</summary>
internal static class ArtifactNames
{
    /// <summary>The longest name, type, alias or tag.</summary>
    public const int MaxLength = 128;

    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Allowed);

    /// <summary>Why a name cannot be one; <see langword="null"/> if it can.</summary>
    public static string? NameFault(string name)
    {
        if (name.Length == 0)
            return "an artifact's name is not empty";
        if (name.Length > MaxLength)
            return $"an artifact's name has at most {MaxLength} characters, this one has {name.Length}";
        return name.AsSpan().ContainsAnyExcept(NameCharacters)
            ? "an artifact's name has only the letters a-z and A-Z, digits, '_', '-' and '.'"
            : null;
    }

    /// <summary>Why a type cannot be one that a user gives; <see langword="null"/> if it can.</summary>
    public static string? TypeFault(string type, string name)
    {
        if (string.IsNullOrWhiteSpace(type))
            return "an artifact's type is not empty";
        if (type.Length > MaxLength)
            return $"an artifact's type has at most {MaxLength} characters, this one has {type.Length}";
        if (type.AsSpan().ContainsAny('/', ':'))
            return "an artifact's type has no '/' and no ':'";
        bool isReserved = type.StartsWith("wandb-", StringComparison.Ordinal) || type == "job"
            || (type == "run_table" && name.StartsWith("run-", StringComparison.Ordinal))
            || (type == "code" && name.StartsWith("source-", StringComparison.Ordinal));
        return isReserved ? "this type is reserved for artifacts that W&B makes itself; choose another one" : null;
    }

    /// <summary>Why an alias cannot be one; <see langword="null"/> if it can.</summary>
    public static string? AliasFault(string alias)
    {
        if (alias.Length is 0 or > MaxLength)
            return $"an alias has 1 to {MaxLength} characters, this one has {alias.Length}";
        return alias.AsSpan().ContainsAny('/', ':') ? "an alias has no '/' and no ':'" : null;
    }

    /// <summary>Why a tag cannot be one; <see langword="null"/> if it can.</summary>
    public static string? TagFault(string tag)
    {
        if (tag.Length is 0 or > MaxLength)
            return $"a tag has 1 to {MaxLength} characters, this one has {tag.Length}";
        bool isWord = true;
        foreach (Rune rune in tag.EnumerateRunes())
            isWord &= rune.Value is '-' or '_' or ' ' || Rune.IsLetterOrDigit(rune);
        return isWord && tag[0] != ' ' && tag[^1] != ' ' ? null : "a tag is made of words of letters, digits, '-' and '_', with spaces between them";
    }

    /// <summary>
    /// The name of an artifact that the library makes itself: what a name cannot have is left out, and a checksum of the whole keeps
    /// different ones apart.
    /// </summary>
    public static string Sanitize(string name)
    {
        string kept = string.Concat(name.Where(NameCharacters.Contains));
        if (kept.Length == name.Length)
            return name;
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.Append(0, Encoding.UTF8.GetBytes(name)));
        return kept + "-" + Base64Url.EncodeToString(checksum);
    }

    /// <summary>The name of a code artifact: <c>_</c> for what a name cannot have, and without its middle if it is too long.</summary>
    public static string MakeSafe(string name)
    {
        string safe = string.Concat(name.Select(character => NameCharacters.Contains(character) ? character : '_'));
        const int Kept = (MaxLength - 2) / 2;
        return safe.Length <= MaxLength ? safe : safe[..Kept] + ".." + safe[^Kept..];
    }

    /// <summary>The aliases as they are sent: each once, and <c>latest</c> always among them.</summary>
    /// <exception cref="ArgumentException">One breaks a rule.</exception>
    public static IReadOnlyList<string> Aliases(IEnumerable<string>? given)
    {
        List<string> aliases = ["latest"];
        foreach (string alias in given ?? [])
        {
            ArgumentNullException.ThrowIfNull(alias, nameof(given));
            if (AliasFault(alias) is { } fault)
                throw new ArgumentException($"'{alias}' cannot be an alias: {fault}.", nameof(given));
            if (!aliases.Contains(alias))
                aliases.Add(alias);
        }
        return aliases;
    }

    /// <summary>The tags as they are sent: each once, in the order given.</summary>
    /// <exception cref="ArgumentException">One breaks a rule.</exception>
    public static IReadOnlyList<string> Tags(IEnumerable<string>? given)
    {
        List<string> tags = [];
        foreach (string tag in given ?? [])
        {
            ArgumentNullException.ThrowIfNull(tag, nameof(given));
            if (TagFault(tag) is { } fault)
                throw new ArgumentException($"'{tag}' cannot be a tag: {fault}.", nameof(given));
            if (!tags.Contains(tag))
                tags.Add(tag);
        }
        return tags;
    }
}
