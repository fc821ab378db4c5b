namespace RoleCatalog.Infrastructure;

/// <summary>A setting cannot be used; the message names it.</summary>
public sealed class SettingException(string setting, string reason, Exception? cause = null)
    : Exception($"{setting}: {reason}", cause);
