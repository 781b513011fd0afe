using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>The parsers of single values, from which generated code builds those of members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ConfigParse
{
    /// <summary>Reads a nested config that has no values yet.</summary>
    public static T? Config<T>(ConfigReader value) where T : IWandbConfig<T> => value.Create<T>();

    /// <summary>Lets a parser's value be <c>null</c>.</summary>
    public static ConfigParser<T?> Nullable<T>(ConfigParser<T> parser) where T : struct => value => value.IsNull ? null : parser(value);

    /// <summary>Lets a parser's value be <c>null</c>.</summary>
    public static ConfigParser<T?> OrNull<T>(ConfigParser<T> parser) where T : class => value => value.IsNull ? null : parser(value);

    /// <summary>Reads a flag.</summary>
    public static bool Boolean(ConfigReader value)
    {
        if (value.Boolean is { } flag)
            return flag;
        value.Expected("true or false");
        return false;
    }

    /// <summary>Reads an enum by name, in any case, or by number.</summary>
    public static T Enum<T>(ConfigReader value) where T : struct, Enum
    {
        string? text = value.IsNumber ? System.Text.Encoding.UTF8.GetString(value.Digits) : value.Text;
        if (System.Enum.TryParse(text, out T result) || System.Enum.TryParse(text, ignoreCase: true, out result))
            return result;
        value.ExpectedOneOf(System.Enum.GetNames<T>());
        return default;
    }
}
