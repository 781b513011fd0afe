namespace Instrument.Generator.Tests.Properties;

/// <summary>A member of a random config type, with its value in two configs.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Key">Its key.</param>
/// <param name="HasKey">Whether the key is written on the member.</param>
/// <param name="Type">Its type.</param>
/// <param name="First">The value in one config.</param>
/// <param name="Second">The value in the other one.</param>
internal sealed record ConfigMember(string Name, string Key, bool HasKey, SampleType Type, Sample First, Sample Second)
{
    public string Declaration(string accessors) => $"{Mark}public {Type.Code} {Name} {accessors} = {Second.Code};";

    public string Parameter => $"{(HasKey ? $"[property: ConfigKey(\"{Key}\")] " : "")}{Type.Code} {Name}";

    private string Mark => HasKey ? $"[ConfigKey(\"{Key}\")] " : "";
}
