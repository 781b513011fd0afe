using System.Reflection;
using Instrument.Shipping;
using Microsoft.Extensions.Logging;

namespace Instrument.Runtime.Tests.Diagnostics;

public sealed class LogMessageTests
{
    [Fact]
    public void No_two_messages_have_one_number()
    {
        IEnumerable<(int Id, string Name)> messages =
            from type in (Type[])[typeof(LogMessages), typeof(ShipMessages)]
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
            where attribute is not null
            select (attribute.EventId, method.Name);

        string[] twice = [.. messages.GroupBy(message => message.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => message.Name))}")];

        Assert.Empty(twice);
        Assert.NotEmpty(messages);
    }
}
