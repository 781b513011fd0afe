using System.Text.Json;

namespace Instrument.Generated;

/// <content>Configs of which several types are known.</content>
public sealed partial class ConfigReader
{
    /// <summary>The text that says which type the object has; null when there is none.</summary>
    public string? ReadDiscriminator(ReadOnlySpan<byte> utf8Key)
    {
        if (Find(utf8Key) is not { } member)
            return null;
        return member._value.ValueKind == JsonValueKind.String ? member._value.GetString() : member._value.GetRawText();
    }

    /// <summary>Reports an object that has another type than the one that is read.</summary>
    public void ExpectDiscriminator(ReadOnlySpan<byte> utf8Key, string discriminator)
    {
        if (ReadDiscriminator(utf8Key) is { } found && found != discriminator)
            Find(utf8Key)!.Expected($"\"{discriminator}\"");
    }

    /// <summary>A new config of a derived type from this object.</summary>
    public T? CreateConfig<T>() where T : IWandbConfig<T> => T.CreateConfig(this);

    /// <summary>Reports an object whose type is not known.</summary>
    public T? UnknownType<T>(ReadOnlySpan<byte> utf8Key, params string[] known)
    {
        IsComplete = false;
        Find(utf8Key)!.ExpectedOneOf(known);
        return default;
    }

    /// <summary>Reports that no new config can be made.</summary>
    /// <param name="reason">The end of a sentence that starts with the object.</param>
    public T? CannotCreate<T>(string reason)
    {
        IsComplete = false;
        Report(ConfigReadErrorKind.Missing, reason);
        return default;
    }
}
